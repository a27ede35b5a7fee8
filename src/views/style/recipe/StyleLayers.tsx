import { X } from 'lucide-react';
import { type StyleLayerName, styleLayerNames } from '../../../networks/style/styleLayers.ts';
import { actions, useLikeness } from '../../../store/react.ts';
import { IconButton } from '../../../ui/buttons/Button.tsx';
import { Select } from '../../../ui/fields/Select.tsx';
import { Slider } from '../../../ui/fields/Slider.tsx';
import { Term } from '../../../ui/terms/Term.tsx';
import { fixed } from '../../../words/numbers.ts';
import { rich, say } from '../../../words/say.ts';
import styles from '../Style.module.css';

const ADD = 'add';

/** Which layers the costs look at, and each style layer's lambda. All of it works while a picture is made. */
export function StyleLayers() {
  const { styleLayers, contentLayer } = useLikeness((state) => state.style.recipe);
  const { changeRecipe } = actions().style;
  const free = styleLayerNames.filter((name) => !styleLayers.some(({ layer }) => layer === name));
  const inOrder = (layers: typeof styleLayers) =>
    layers.toSorted((a, b) => styleLayerNames.indexOf(a.layer) - styleLayerNames.indexOf(b.layer));

  return (
    <>
      <Select
        label={say('style.contentLayer')}
        value={contentLayer}
        options={styleLayerNames.map((name) => ({ value: name, label: name }))}
        onChange={(layer) => changeRecipe({ contentLayer: layer })}
        hint={rich('style.contentLayerHint', { term: (words) => <Term of="contentLayer">{words}</Term> })}
      />
      {styleLayers.map(({ layer, weight }) => (
        <div key={layer} className={styles.layerRow}>
          <Slider
            label={say('style.lambda', { layer })}
            value={weight}
            min={0}
            max={1}
            step={0.01}
            format={(value) => fixed(value, 2)}
            onChange={(next) =>
              changeRecipe({
                styleLayers: styleLayers.map((each) =>
                  each.layer === layer ? { layer, weight: next } : each,
                ),
              })
            }
          />
          {styleLayers.length > 1 && (
            <IconButton
              size="small"
              label={say('style.leaveOut', { layer })}
              icon={<X />}
              onClick={() =>
                changeRecipe({ styleLayers: styleLayers.filter((each) => each.layer !== layer) })
              }
            />
          )}
        </div>
      ))}
      {free.length > 0 && (
        <Select
          label={say('style.addLayer')}
          hideLabel
          value={ADD}
          options={[
            { value: ADD, label: say('style.chooseLayer') },
            ...free.map((name) => ({ value: name as string, label: name })),
          ]}
          onChange={(name) => {
            if (name === ADD) return;
            const layer = name as StyleLayerName;
            changeRecipe({ styleLayers: inOrder([...styleLayers, { layer, weight: 0.25 }]) });
          }}
        />
      )}
    </>
  );
}
