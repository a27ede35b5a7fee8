import { Shuffle } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { SortedTriplets, TripletKind } from '../../../faces/train/tripletKinds.ts';
import { Button } from '../../../ui/buttons/Button.tsx';
import { Segments } from '../../../ui/fields/controls.tsx';
import { Section } from '../../../ui/frames/Workbench.tsx';
import { Notice } from '../../../ui/messages/Notice.tsx';
import { Progress } from '../../../ui/messages/Progress.tsx';
import { Term } from '../../../ui/terms/Term.tsx';
import slots from '../Verify.module.css';
import { type DrawnPhoto, useDrawnPhotos, useTriplets } from './useDrawnTriplets.ts';

/** What the screen puts into the three places. */
export interface Shown {
  pictures: { file: File; face: number; found: DrawnPhoto['found'] }[];
}

const kinds: readonly { value: TripletKind; label: string }[] = [
  { value: 'easy', label: 'Easy' },
  { value: 'semi-hard', label: 'Semi-hard' },
  { value: 'hard', label: 'Hard' },
];

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
  const all = kinds.reduce((sum, { value }) => sum + sorted.kinds[value].length, 0);
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
    const first = kinds.findLast(({ value }) => sorted.kinds[value].length > 0);
    if (begins && first) show(first.value, 0);
  }, [begins]);

  return (
    <Section title="Triplets of drawn people" aside={<Term of="hardness" />}>
      {drawn.done < drawn.total && !drawn.fault && (
        <Progress
          label="Encoding drawn people"
          share={drawn.done / drawn.total}
          detail={`${drawn.done} of ${drawn.total}`}
        />
      )}
      {drawn.fault && (
        <Notice
          tone="bad"
          title={drawn.fault.message}
          actions={
            <Button size="small" onClick={again}>
              Try again
            </Button>
          }
        >
          {drawn.fault.advice}
        </Notice>
      )}
      {all > 0 && (
        <>
          <Segments
            label="Kind of triplet"
            value={kind}
            options={[...kinds]}
            onChange={(wanted) => show(wanted, turn)}
          />
          <Button size="small" icon={<Shuffle />} onClick={() => show(kind ?? 'semi-hard', turn + 1)}>
            Another {kind ?? ''} triplet
          </Button>
          {lacking && (
            <p role="status">
              None of them is {lacking} at α = {alpha.toFixed(2)}.
            </p>
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
      Of {all} triplets at α = {alpha.toFixed(2)}: {by.easy.length} easy, {by['semi-hard'].length} semi-hard,{' '}
      {by.hard.length} hard. J = Σ L = {cost.toFixed(1)}.
    </p>
  );
}
