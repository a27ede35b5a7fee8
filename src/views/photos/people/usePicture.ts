import { useEffect, useState } from 'react';

/** A picture that comes when it is asked for; null while it has not come, or when there is none. */
export function usePicture(make: (id: string) => Promise<Blob | null>, id: string): string | null {
  const [url, setUrl] = useState<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same function in all that matters.
  useEffect(() => {
    let made: string | null = null;
    let gone = false;
    make(id).then(
      (blob) => {
        if (!blob || gone) return;
        made = URL.createObjectURL(blob);
        setUrl(made);
      },
      // A picture that cannot be made is not shown; its photo says why when it is opened.
      () => setUrl(null),
    );
    return () => {
      gone = true;
      if (made) URL.revokeObjectURL(made);
    };
  }, [id]);
  return url;
}
