import { useMemo } from 'react';
import { useLikeness } from '../../store/react.ts';
import { LineChart } from '../../ui/charts/LineChart.tsx';
import { Section } from '../../ui/frames/Workbench.tsx';
import { bytes } from '../../words/numbers.ts';
import { say } from '../../words/say.ts';
import { costNumber } from './costNumber.ts';
import styles from './Style.module.css';

/** What the engines are called everywhere. */
const ENGINES = { webgl: 'WebGL', webgpu: 'WebGPU', wasm: 'WASM', cpu: 'CPU' } as const;

/** J and its parts over the steps, as curves and as numbers. */
export function Costs() {
  const costs = useLikeness((state) => state.style.run.costs);
  const engine = useLikeness((state) => state.style.run.engine);
  const held = useLikeness((state) => state.style.run.bytes);
  const tensors = useLikeness((state) => state.style.run.tensors);
  const first = costs[0];
  const last = costs.at(-1);

  const { x, lines } = useMemo(() => {
    const layers = costs.at(-1)?.layers.map(({ layer }) => layer) ?? [];
    return {
      x: costs.map(({ step }) => step),
      lines: [
        { name: 'J(G)', values: costs.map(({ cost }) => cost) },
        { name: say('styleStage.content'), values: costs.map(({ content }) => content) },
        ...layers.map((layer) => ({
          name: layer,
          values: costs.map((report) => report.layers.find((each) => each.layer === layer)?.cost ?? null),
        })),
      ],
    };
  }, [costs]);

  if (!first || !last) return null;
  const rows: [string, number | undefined, number][] = [
    ['J(G)', first.cost, last.cost],
    [say('styleStage.content'), first.content, last.content],
    ...(last.faces > 0
      ? [[say('styleStage.faces'), first.faces, last.faces] as [string, number, number]]
      : []),
    ...last.layers.map(({ layer, cost }): [string, number | undefined, number] => [
      layer,
      first.layers.find((each) => each.layer === layer)?.cost,
      cost,
    ]),
  ];
  const used = { tensors, memory: bytes(held) };
  const onGraphics = engine?.backend === 'webgl' || engine?.backend === 'webgpu';
  return (
    <Section title={say('styleStage.costs')}>
      <LineChart
        label={say('styleStage.costsChart')}
        x={x}
        xName={say('styleStage.costsStep')}
        lines={lines}
        height={180}
      />
      <table className={`${styles.table} number`}>
        <thead>
          <tr>
            <th scope="col">{say('styleStage.cost')}</th>
            <th scope="col">{say('styleStage.costFirst')}</th>
            <th scope="col">{say('styleStage.costNow')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, from, to]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{from === undefined ? '–' : costNumber(from)}</td>
              <td>{costNumber(to)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {engine && (
        <p className={styles.soft}>
          {onGraphics
            ? say('styleStage.onGraphics', { ...used, engine: ENGINES[engine.backend] })
            : say('styleStage.onProcessor', {
                ...used,
                engine: ENGINES[engine.backend],
                threads: engine.threads,
              })}
        </p>
      )}
    </Section>
  );
}
