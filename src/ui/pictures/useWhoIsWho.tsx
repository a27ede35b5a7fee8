import { type ReactNode, useState } from 'react';
import { say } from '../../words/say.ts';
import { Button } from '../buttons/Button.tsx';
import { Dialog } from '../frames/Dialog.tsx';
import { type FoundFile, looksLikePicture, type Reading, readPeople } from './files.ts';
import { WhoIsWho } from './WhoIsWho.tsx';

type Take = (files: FoundFile[], reading: Reading<FoundFile> | undefined, skipped: number) => void;

/**
 * Takes folders of people: at once where it is plain which folders are the people's, otherwise after a question that shows
 * how else they can be read. A list of pairs among the files says itself who is who.
 *
 * @returns what takes the files, and the question to be shown
 */
export function useWhoIsWho(take: Take): [(files: FoundFile[], skipped?: number) => void, ReactNode] {
  const [asked, setAsked] = useState<{
    files: FoundFile[];
    skipped: number;
    readings: Reading<FoundFile>[];
  } | null>(null);
  const [chosen, setChosen] = useState<number | null>(null);

  const given = (files: FoundFile[], skipped = 0) => {
    const pictures = files.filter(({ file }) => looksLikePicture(file));
    const { readings, plain } = readPeople(pictures);
    if (plain || hasList(files)) take(files, readings[0], skipped);
    else {
      setChosen(null);
      setAsked({ files, skipped, readings });
    }
  };
  const answer = () => {
    if (!asked || chosen === null) return;
    take(asked.files, asked.readings[chosen], asked.skipped);
    setAsked(null);
  };
  const question = asked && (
    <Dialog
      open
      onClose={() => setAsked(null)}
      title={say('ui.whosePictures')}
      description={say('ui.whosePicturesMore')}
      actions={
        <>
          <Button look="quiet" onClick={() => setAsked(null)}>
            {say('ui.cancel')}
          </Button>
          <Button look="primary" disabled={chosen === null} onClick={answer}>
            {say('ui.continue')}
          </Button>
        </>
      }
    >
      <WhoIsWho readings={asked.readings} chosen={chosen} onChoose={setChosen} />
    </Dialog>
  );
  return [given, question];
}

const hasList = (files: readonly FoundFile[]) =>
  files.some(({ file }) => /\.(txt|csv|tsv|lst|list)$/i.test(file.name));
