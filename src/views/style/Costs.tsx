import { useMemo } from 'react';
import { useLikeness } from '../../store/react.ts';
import { LineChart } from '../../ui/charts/LineChart.tsx';
import { Section } from '../../ui/frames/Workbench.tsx';
import styles from './Style.module.css';

/** J and its parts over the steps, as curves and as numbers. */
export function Costs() {
  const costs = useLikeness((state) => state.style.run.costs);
  const engine = useLikeness((state) => state.style.run.engine);
  const bytes = useLikeness((state) => state.style.run.bytes);
  const tensors = useLikeness((state) => state.style.run.tensors);
  const first = costs[0];
  const last = costs.at(-1);

  const { x, lines } = useMemo(() => {
    const layers = costs.at(-1)?.layers.map(({ layer }) => layer) ?? [];
    return {
      x: costs.map(({ step }) => step),
      lines: [
        { name: 'J(G)', values: costs.map(({ cost }) => cost) },
        { name: 'content', values: costs.map(({ content }) => content) },
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
    ['content', first.content, last.content],
    ...(last.faces > 0 ? [['faces', first.faces, last.faces] as [string, number, number]] : []),
    ...last.layers.map(({ layer, cost }): [string, number | undefined, number] => [
      layer,
      first.layers.find((each) => each.layer === layer)?.cost,
      cost,
    ]),
  ];
  return (
    <Section title="Costs">
      <LineChart
        label="Costs over the steps, on a logarithmic scale"
        x={x}
        xName="step"
        lines={lines}
        height={180}
      />
      <table className={`${styles.table} number`}>
        <thead>
          <tr>
            <th scope="col">Cost</th>
            <th scope="col">First</th>
            <th scope="col">Now</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, from, to]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{from?.toPrecision(3) ?? '–'}</td>
              <td>{to.toPrecision(3)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {engine && (
        <p className={styles.soft}>
          {engine.backend === 'webgl' || engine.backend === 'webgpu'
            ? `Graphics (${engine.backend === 'webgl' ? 'WebGL' : 'WebGPU'})`
            : `Processor (${engine.backend.toUpperCase()}, ${engine.threads} threads)`}
          {`, ${tensors} tensors, ${(bytes / 1e6).toFixed(0)} MB`}
        </p>
      )}
    </Section>
  );
}
