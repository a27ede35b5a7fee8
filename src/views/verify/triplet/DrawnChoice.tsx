import { Shuffle } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { SortedTriplets, TripletKind } from '../../../faces/train/tripletKinds.ts';
import { Button } from '../../../ui/buttons/Button.tsx';
import { Segments } from '../../../ui/fields/controls.tsx';
import { Section } from '../../../ui/frames/Workbench.tsx';
import { Notice } from '../../../ui/messages/Notice.tsx';
import { Progress } from '../../../ui/messages/Progress.tsx';
import { Term } from '../../../ui/terms/Term.tsx';
import { whatHappened, whatToDo } from '../../../words/faults.ts';
import type { Key } from '../../../words/keys.ts';
import { fixed } from '../../../words/numbers.ts';
import { say } from '../../../words/say.ts';
import slots from '../Verify.module.css';
import type { DrawnPhoto } from './drawnPhotos.ts';
import { useDrawnPhotos, useTriplets } from './useDrawnTriplets.ts';

/** What the screen puts into the three places. */
export interface Shown {
  pictures: { file: File; face: number; found: DrawnPhoto['found'] }[];
}

const KINDS: readonly TripletKind[] = ['easy', 'semi-hard', 'hard'];
const labels = {
  easy: 'verify.easy',
  'semi-hard': 'verify.semiHard',
  hard: 'verify.hard',
} as const satisfies Record<TripletKind, Key>;
/** What sentences that differ by kind call each. */
const chosen = { easy: 'easy', 'semi-hard': 'semiHard', hard: 'hard' } as const satisfies Record<
  TripletKind,
  string
>;

/** From one triplet of a kind to the next: a stride that goes through different people first. */
const STRIDE = 97;

interface DrawnChoiceProps {
  /** Of the triplet in view; null without one. */
  kind: TripletKind | null;
  /** Nobody has given a picture yet. */
  untouched: boolean;
  alpha: number;
  /** The trained head in use. */
  inUse: string | null;
  shown: Shown | null;
  onShow: (shown: Shown) => void;
}

/** Triplets of drawn people to choose among, easy ones and hard ones. */
export function DrawnChoice({ kind, untouched, alpha, inUse, shown, onShow }: DrawnChoiceProps) {
  const [drawn, again] = useDrawnPhotos();
  const sorted = useTriplets(drawn.photos, alpha, inUse);
  const all = KINDS.reduce((sum, each) => sum + sorted.kinds[each].length, 0);
  const [turn, setTurn] = useState(0);
  const [lacking, setLacking] = useState<TripletKind | null>(null);

  const show = (wanted: TripletKind, at: number) => {
    const of = sorted.kinds[wanted];
    const triplet = of[(at * STRIDE) % Math.max(1, of.length)];
    setLacking(triplet ? null : wanted);
    if (!triplet) return;
    setTurn(at);
    const rows = [triplet.anchor, triplet.positive, triplet.negative];
    onShow({
      pictures: rows.map((row) => {
        const { file, found } = drawn.photos[row] as DrawnPhoto;
        return { file, face: 0, found };
      }),
    });
  };

  // The first that costs something, as soon as there is one: whoever chose pictures of their own meanwhile keeps them.
  const begins = (sorted.cost > 0 || drawn.done === drawn.total) && shown === null && untouched;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the moment at which they are there counts.
  useEffect(() => {
    const first = KINDS.findLast((each) => sorted.kinds[each].length > 0);
    if (begins && first) show(first, 0);
  }, [begins]);

  return (
    <Section title={say('verify.drawnTriplets')} aside={<Term of="hardness" />}>
      {drawn.done < drawn.total && !drawn.fault && (
        <Progress
          label={say('verify.encodingDrawn')}
          share={drawn.done / drawn.total}
          detail={say('ui.ofTotal', { done: drawn.done, total: drawn.total })}
        />
      )}
      {drawn.fault && (
        <Notice
          tone="bad"
          title={whatHappened(drawn.fault)}
          actions={
            <Button size="small" onClick={again}>
              {say('ui.tryAgain')}
            </Button>
          }
        >
          {whatToDo(drawn.fault)}
        </Notice>
      )}
      {all > 0 && (
        <>
          <Segments
            label={say('verify.kindOfTriplet')}
            value={kind}
            options={KINDS.map((value) => ({ value, label: say(labels[value]) }))}
            onChange={(wanted) => show(wanted, turn)}
          />
          <Button size="small" icon={<Shuffle />} onClick={() => show(kind ?? 'semi-hard', turn + 1)}>
            {say('verify.another', { kind: kind ? chosen[kind] : 'any' })}
          </Button>
          {lacking && (
            <p role="status">{say('verify.noneOfKind', { kind: chosen[lacking], alpha: fixed(alpha, 2) })}</p>
          )}
          <Counts all={all} sorted={sorted} alpha={alpha} />
        </>
      )}
    </Section>
  );
}

interface CountsProps {
  all: number;
  sorted: SortedTriplets;
  alpha: number;
}

function Counts({ all, sorted: { kinds: by, cost }, alpha }: CountsProps) {
  return (
    <p className={`${slots.soft} number`}>
      {say('verify.counts', {
        all,
        alpha: fixed(alpha, 2),
        easy: by.easy.length,
        semiHard: by['semi-hard'].length,
        hard: by.hard.length,
        cost: fixed(cost, 1),
      })}
    </p>
  );
}
