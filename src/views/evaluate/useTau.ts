import { useEffect, useState } from 'react';
import { useLikeness } from '../../store/react.ts';

/** The threshold looked at here: it starts at the one in force and moves freely; applying it is another step. */
export function useTau(): [number, (tau: number) => void] {
  const inForce = useLikeness((state) => state.settings.tau);
  const [tau, setTau] = useState(inForce);
  useEffect(() => setTau(inForce), [inForce]);
  return [tau, setTau];
}
