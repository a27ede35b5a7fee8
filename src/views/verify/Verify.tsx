import { useLocation } from 'wouter';
import { Segments } from '../../ui/fields/controls.tsx';
import { Pair } from './Pair.tsx';
import { Triplet } from './triplet/Triplet.tsx';

/** Two pictures compared, or the three of a triplet. */
export default function Verify() {
  const [path, go] = useLocation();
  const mode = path.startsWith('/verify/triplet') ? 'triplet' : 'pair';
  const tools = (
    <Segments
      label="How many pictures"
      value={mode}
      options={[
        { value: 'pair', label: 'Two pictures' },
        { value: 'triplet', label: 'A triplet' },
      ]}
      onChange={(next) => go(next === 'pair' ? '/verify' : '/verify/triplet')}
    />
  );
  return mode === 'pair' ? <Pair tools={tools} /> : <Triplet tools={tools} />;
}
