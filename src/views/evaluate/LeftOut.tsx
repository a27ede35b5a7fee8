import { useLikeness } from '../../store/react.ts';
import { Notice } from '../../ui/messages/Notice.tsx';
import { many } from '../../ui/numbers.ts';
import { whole } from './words.ts';

/** What did not take part, and where a choice was made: nothing is dropped in silence. */
export function LeftOut() {
  const { left, several, copies, skipped, missing, without } = useLikeness((state) => state.evaluation);
  const parts = left.length + several.length + copies.length + missing.length + without;
  const passedOver = skipped > 0 && (
    <p>
      {many(skipped, 'hidden or service file or folder was', 'hidden or service files and folders were')}{' '}
      passed over.
    </p>
  );
  if (parts === 0) return passedOver || null;
  const pictures = (count: number, one: string, more: string) =>
    many(count, `picture ${one}`, `pictures ${more}`);
  return (
    <Notice tone="caution" title="Not everything took part">
      {left.length > 0 && (
        <Listed
          summary={`${pictures(left.length, 'was', 'were')} left out`}
          lines={left.map(({ name, why }) => `${name}: ${why}`)}
        />
      )}
      {several.length > 0 && (
        <Listed
          summary={`${pictures(several.length, 'has', 'have')} several faces; the largest was taken`}
          lines={several.map(({ name, faces }) => `${name}: ${many(faces, 'face', 'faces')}`)}
        />
      )}
      {copies.length > 0 && (
        <Listed
          summary={`${pictures(copies.length, 'is', 'are')} there twice and counted once`}
          lines={copies.map(({ name, of }) => `${name}: the same as ${of}`)}
        />
      )}
      {missing.length > 0 && (
        <Listed
          summary={`${pictures(missing.length, 'of the list is', 'of the list are')} not here`}
          lines={missing}
        />
      )}
      {without > 0 && (
        <p>
          {many(without, 'listed pair was', 'listed pairs were')} left out because a picture gave no face.
        </p>
      )}
      {passedOver}
    </Notice>
  );
}

/** So many lines at most: a list of thousands helps nobody. */
const MOST = 200;

function Listed({ summary, lines }: { summary: string; lines: readonly string[] }) {
  return (
    <details>
      <summary>{summary}</summary>
      <ul>
        {lines.slice(0, MOST).map((line) => (
          <li key={line}>{line}</li>
        ))}
        {lines.length > MOST && <li>and {whole(lines.length - MOST)} more</li>}
      </ul>
    </details>
  );
}
