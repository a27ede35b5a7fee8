/** Makes each thing once, whoever asks meanwhile. A making that failed is forgotten: asking again tries again. */
export class Memo<Key, Value> {
  readonly #made = new Map<Key, Promise<Value>>();

  get keys(): Key[] {
    return [...this.#made.keys()];
  }

  get(key: Key, make: () => Promise<Value>): Promise<Value> {
    const made = this.#made.get(key);
    if (made) return made;
    const making = make();
    this.#made.set(key, making);
    making.catch(() => {
      if (this.#made.get(key) === making) this.#made.delete(key);
    });
    return making;
  }

  /** Forgets it, so that it is made anew when asked for next. Answers with what was made, or is being made. */
  take(key: Key): Promise<Value> | undefined {
    const made = this.#made.get(key);
    this.#made.delete(key);
    return made;
  }
}
