import { useEffect, useRef, useState } from 'react';
import type { LikenessError } from '../../errors.ts';
import { describePhoto } from '../../faces/liveness/guidance.ts';
import type { FaceObservation, FacesFound } from '../../faces/types.ts';
import { asLikenessError } from '../../failures.ts';
import { actions } from '../../store/react.ts';
import { toast, toastError } from '../../ui/messages/toasts.ts';
import type { Message } from '../../words/keys.ts';
import { say } from '../../words/say.ts';
import type { Side } from './side.ts';

/** What lies in one of the two places. */
export type Content =
  | { kind: 'empty' }
  | { kind: 'camera' }
  | { kind: 'person'; id: string }
  | { kind: 'picture'; file: File; found: FacesFound | null; chosen: number | null }
  | { kind: 'failed'; fault: LikenessError };

interface State {
  content: Content;
  /** What is compared; null while there is nothing or the face is not chosen yet. */
  side: Side | null;
}

const empty: State = { content: { kind: 'empty' }, side: null };

export interface Slot extends State {
  /** @param face which one is compared, where there are several; else the person is asked */
  examine: (file: File, face?: number) => Promise<void>;
  choose: (file: File, found: FacesFound, index: number, live?: readonly Message[]) => void;
  takePerson: (person: { id: string; name: string }) => void;
  openCamera: () => void;
  /** What the new one was to replace comes back; without any, the place is empty. */
  goBack: () => void;
  clear: () => void;
}

/**
 * One of the two places of Verify. Another picture may be given while there is one: it takes that one's place when it can be
 * compared, and where it cannot (no picture, no face) the former one stays.
 */
export function useSlot(): Slot {
  const [state, setState] = useState(empty);
  const now = useRef(state);
  now.current = state;
  /** The last that had a face. */
  const former = useRef<State>(empty);
  const work = useRef<AbortController | null>(null);
  useEffect(() => () => work.current?.abort(), []);

  const begin = () => {
    work.current?.abort();
    work.current = new AbortController();
    if (hasFace(now.current.content)) former.current = now.current;
    return work.current.signal;
  };
  const put = (next: State) => {
    now.current = next;
    setState(next);
  };
  const choose = (file: File, found: FacesFound, index: number, live: readonly Message[] = []) => {
    const face = found.faces[index];
    if (!face) return;
    const label =
      found.faces.length > 1 ? say('verify.fileFace', { file: file.name, n: index + 1 }) : file.name;
    put({ content: { kind: 'picture', file, found, chosen: index }, side: sideOf(face, label, live) });
  };
  const goBack = () => {
    begin();
    put(former.current);
  };

  const examine = async (file: File, face?: number) => {
    const signal = begin();
    put({ content: { kind: 'picture', file, found: null, chosen: null }, side: null });
    try {
      const found = await actions().faces.findInFile(file, {}, signal);
      if (signal.aborted) return;
      if (found.faces.length === 0 && former.current !== empty) {
        goBack();
        toast(say('people.noFaceIn', { file: file.name }), {
          tone: 'bad',
          detail: say('verify.noFaceStays'),
        });
        return;
      }
      put({ content: { kind: 'picture', file, found, chosen: null }, side: null });
      if (found.faces.length === 1) choose(file, found, 0);
      else if (face !== undefined) choose(file, found, Math.min(face, found.faces.length - 1));
    } catch (error) {
      if (signal.aborted) return;
      if (former.current !== empty) {
        goBack();
        toastError(error);
        return;
      }
      put({ content: { kind: 'failed', fault: asLikenessError(error) }, side: null });
    }
  };

  return {
    ...state,
    examine,
    choose: (...given) => {
      begin();
      choose(...given);
    },
    takePerson: ({ id, name }) => {
      begin();
      const side: Side = { label: name, encoding: null, chip: null, personId: id, cautions: [], live: [] };
      put({ content: { kind: 'person', id }, side });
    },
    openCamera: () => {
      begin();
      put({ content: { kind: 'camera' }, side: null });
    },
    goBack,
    clear: () => {
      begin();
      former.current = empty;
      put(empty);
    },
  };
}

const hasFace = (content: Content) =>
  content.kind === 'person' || (content.kind === 'picture' && (content.found?.faces.length ?? 0) > 0);

function sideOf(face: FaceObservation, label: string, live: readonly Message[]): Side {
  return {
    label,
    encoding: face.encoding,
    chip: face.chip,
    personId: null,
    cautions: describePhoto(face),
    live,
  };
}

/** What a place holds, in words. @param name of the person in it */
export function said({ content }: State, name: string | undefined): string {
  switch (content.kind) {
    case 'camera':
      return say('verify.lookIntoCamera');
    case 'person':
      return name ? say('verify.nearestPhoto', { name }) : say('verify.personDeleted');
    case 'failed':
      return say('verify.nothingYet');
    case 'picture': {
      if (!content.found) return say('verify.looking');
      const count = content.found.faces.length;
      if (count === 0) return say('verify.noFace');
      if (count === 1) return content.file.name;
      return content.chosen === null
        ? say('verify.whichFace', { count })
        : say('verify.faceOf', { n: content.chosen + 1, count });
    }
    default:
      return '';
  }
}
