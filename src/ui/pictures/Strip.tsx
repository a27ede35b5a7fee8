import { Image } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { smallPicture } from '../../media/cutFace.ts';
import { say } from '../../words/say.ts';
import { ObjectImage } from './ObjectImage.tsx';
import styles from './Strip.module.css';

/** Longer side of a small picture, for twice as many pixels as it is shown with. */
const SIDE = 112;

interface StripProps {
  files: readonly File[];
  shown: number;
  onShow: (index: number) => void;
  /** What became of a photo. */
  sign?: (index: number) => ReactNode;
}

/** Several photos in a row, small, to go from one to another. */
export function Strip({ files, shown, onShow, sign }: StripProps) {
  const [small, setSmall] = useState<ReadonlyMap<File, Blob>>(new Map());
  useEffect(() => {
    let gone = false;
    const make = async () => {
      // One after another: decoding is heavy.
      for (const file of files) {
        // One that cannot be read says why when it is shown.
        const picture = await smallPicture(file, SIDE).catch(() => null);
        if (gone) return;
        if (picture) setSmall((before) => new Map(before).set(file, picture));
      }
    };
    void make();
    return () => {
      gone = true;
    };
  }, [files]);
  return (
    <ul className={styles.strip} aria-label={say('ui.photos')}>
      {files.map((file, index) => {
        const picture = small.get(file);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is made once and never reordered.
          <li key={index}>
            <button
              type="button"
              title={file.name}
              aria-label={file.name}
              aria-pressed={index === shown}
              onClick={() => onShow(index)}
            >
              {picture ? <ObjectImage blob={picture} alt="" /> : <Image aria-hidden />}
              {sign && <span className={styles.sign}>{sign(index)}</span>}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
