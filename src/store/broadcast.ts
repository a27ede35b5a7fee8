/** Pixels and moving points stay outside the state: a canvas listens for the latest and for every new one. */
export interface Broadcast<Value> {
  latest: () => Value | null;
  tell: (value: Value) => void;
  /** Forgets the latest without telling anybody. */
  clear: () => void;
  /** Calls `listener` with the latest value, if there is one, and with every new one; returns what ends it. */
  listen: (listener: (value: Value) => void) => () => void;
}

export function broadcast<Value>(): Broadcast<Value> {
  const listeners = new Set<(value: Value) => void>();
  let latest: Value | null = null;
  return {
    latest: () => latest,
    tell: (value) => {
      latest = value;
      for (const listener of listeners) listener(value);
    },
    clear: () => {
      latest = null;
    },
    listen: (listener) => {
      listeners.add(listener);
      if (latest !== null) listener(latest);
      return () => listeners.delete(listener);
    },
  };
}
