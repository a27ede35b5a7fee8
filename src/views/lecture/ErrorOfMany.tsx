import { useState } from 'react';
import { falseMatchInSearch } from '../../faces/match/thresholds.ts';
import { Slider } from '../../ui/fields/Slider.tsx';
import { significantPercent, whole } from '../../words/numbers.ts';
import { say } from '../../words/say.ts';
import styles from './Lecture.module.css';

// Both sliders run over powers of ten: 1 to 10,000 people, an error of 0.001 % to 10 %.
const tenTo = (power: number) => 10 ** power;
const people = (power: number) => Math.round(tenTo(power));

/** Section 1 to be moved: K people, the error of one comparison, and the error of all. */
export function ErrorOfMany() {
  const [k, setK] = useState(2);
  const [rate, setRate] = useState(-2);
  const fmr = tenTo(rate);
  const both = {
    all: significantPercent(falseMatchInSearch(fmr, people(k)), 3),
    sum: significantPercent(people(k) * fmr, 3),
  };
  return (
    <div className={styles.moved}>
      <Slider
        label={say('terms.peopleK')}
        value={k}
        min={0}
        max={4}
        step={0.05}
        onChange={setK}
        format={(power) => whole(people(power))}
      />
      <Slider
        label={say('terms.errorOfOne')}
        value={rate}
        min={-5}
        max={-1}
        step={0.05}
        onChange={setRate}
        format={(power) => significantPercent(tenTo(power), 2)}
      />
      <p role="status">
        {people(k) * fmr < 1 ? say('terms.errorOfAll', both) : say('terms.errorOfAllSum', both)}
      </p>
    </div>
  );
}
