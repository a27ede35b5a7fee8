import { useLikeness } from '../../store/react.ts';
import { Notice } from '../../ui/messages/Notice.tsx';
import { sayWhy } from '../../words/faults.ts';
import { say } from '../../words/say.ts';

/** What did not take part, and where a choice was made: nothing is dropped in silence. */
export function LeftOut() {
  const { left, several, copies, skipped, noLists, missing, without } = useLikeness(
    (state) => state.evaluation,
  );
  const parts = left.length + several.length + copies.length + noLists.length + missing.length + without;
  const hidden = skipped > 0 && <p>{say('evaluate.hiddenSkipped', { count: skipped })}</p>;
  if (parts === 0) return hidden || null;
  return (
    <Notice tone="caution" title={say('evaluate.notEverything')}>
      <Listed
        summary={say('evaluate.leftOut', { count: left.length })}
        lines={left.map(({ name, why }) => say('evaluate.lineWhy', { name, why: sayWhy(why) }))}
      />
      <Listed
        summary={say('evaluate.severalFaces', { count: several.length })}
        lines={several.map((line) => say('evaluate.lineFaces', line))}
      />
      <Listed
        summary={say('evaluate.copies', { count: copies.length })}
        lines={copies.map((line) => say('evaluate.lineCopy', line))}
      />
      <Listed
        summary={say('evaluate.missing', { count: missing.length })}
        lines={missing.map(({ name, several: many }) =>
          many ? say('evaluate.lineSeveral', { name }) : name,
        )}
      />
      <Listed summary={say('evaluate.noLists', { count: noLists.length })} lines={noLists.map(sayWhy)} />
      {without > 0 && <p>{say('evaluate.without', { count: without })}</p>}
      {hidden}
    </Notice>
  );
}

/** So many lines at most: a list of thousands helps nobody. */
const MOST = 200;

function Listed({ summary, lines }: { summary: string; lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <details>
      <summary>{summary}</summary>
      <ul>
        {lines.slice(0, MOST).map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two lines may say the same, and none ever moves.
          <li key={index}>{line}</li>
        ))}
        {lines.length > MOST && <li>{say('evaluate.moreLines', { count: lines.length - MOST })}</li>}
      </ul>
    </details>
  );
}
