import { ImagePlus } from 'lucide-react';
import { actions, useLikeness } from '../../store/react.ts';
import { begunAnew } from '../../style/recipe/recipe.ts';
import { Select } from '../../ui/fields/Select.tsx';
import { Slider } from '../../ui/fields/Slider.tsx';
import { toastError } from '../../ui/messages/toasts.ts';
import { FileButton } from '../../ui/pictures/DropZone.tsx';
import { percent } from '../../words/numbers.ts';
import { say, worded } from '../../words/say.ts';

/** What G begins as. */
export function Begin() {
  const recipe = useLikeness((state) => state.style.recipe);
  const { start, noise } = recipe;
  const begin = useLikeness((state) => state.style.begin);
  return (
    <>
      <Select
        label={say('styleStage.begin')}
        value={start}
        options={[
          { value: 'content', label: say('styleStage.beginContent') },
          { value: 'instant', label: say('styleStage.beginQuick') },
          { value: 'noise', label: say('styleStage.beginNoise') },
          { value: 'blend', label: say('styleStage.beginBlend') },
          ...(begin ? [{ value: 'picture' as const, label: worded(begin.name) }] : []),
        ]}
        onChange={(next) => actions().style.changeRecipe(begunAnew(recipe, next))}
      />
      {start === 'blend' && (
        <Slider
          label={say('styleStage.noiseShare')}
          value={noise}
          min={0}
          max={1}
          step={0.05}
          format={percent}
          onChange={(next) => actions().style.changeRecipe({ noise: next })}
        />
      )}
      <FileButton
        size="small"
        icon={<ImagePlus />}
        onFiles={([first]) => {
          if (first) actions().style.setBegin(first.file, first.file.name).catch(toastError);
        }}
      >
        {say('styleStage.beginPicture')}
      </FileButton>
    </>
  );
}
