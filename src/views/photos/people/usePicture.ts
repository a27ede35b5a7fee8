import { useEffect, useState } from 'react';
import { useLikeness } from '../../../store/react.ts';

/** A picture that comes when it is asked for; null while it has not come, or when there is none. */
export function usePicture(make: (id: string) => Promise<Blob | null>, id: string): string | null {
  const [url, setUrl] = useState<string | null>(null);
  const [missing, setMissing] = useState(false);
  // What is missing is asked for again when its folder was opened, or dropped again.
  const closed = useLikeness((state) => state.photos.closedFolders);
  const known = useLikeness((state) => state.photos.run?.known ?? 0);
  const again = missing ? `${closed} ${known}` : '';
  // biome-ignore lint/correctness/useExhaustiveDependencies: `make` is the same in all that matters, `again` asks anew.
  useEffect(() => {
    let made: string | null = null;
    let gone = false;
    make(id).then(
      (blob) => {
        if (gone) return;
        made = blob && URL.createObjectURL(blob);
        setUrl(made);
        setMissing(!blob);
      },
      // A picture that cannot be made is not shown; its photo says why when it is opened.
      () => setUrl(null),
    );
    return () => {
      gone = true;
      if (made) URL.revokeObjectURL(made);
    };
  }, [id, again]);
  return url;
}
