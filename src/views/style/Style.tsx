import { Pause, Play, Plus, SkipForward, Sparkles, Square, Video } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { actions, stateNow, useLikeness } from '../../store/react.ts';
import { isNetworkFile } from '../../store/style/styleNetworks.ts';
import { MORE_STEPS } from '../../store/style/styleRun.ts';
import type { StyleRunState } from '../../store/style/styleState.ts';
import { Button } from '../../ui/buttons/Button.tsx';
import { Stage, Workbench } from '../../ui/frames/Workbench.tsx';
import { Notice } from '../../ui/messages/Notice.tsx';
import { toast, toastError } from '../../ui/messages/toasts.ts';
import { DropZone } from '../../ui/pictures/DropZone.tsx';
import { type FoundFile, picturesAmong } from '../../ui/pictures/files.ts';
import { say } from '../../words/say.ts';
import { Costs } from './Costs.tsx';
import { tunedPart } from './courseLink.ts';
import { Depths } from './depths/Depths.tsx';
import { Failed } from './Failed.tsx';
import { Pictures } from './inputs/Pictures.tsx';
import { Kept } from './kept/Kept.tsx';
import { NoRoom } from './kept/NoRoom.tsx';
import { SaveMenu } from './kept/SaveMenu.tsx';
import { Unfinished } from './kept/Unfinished.tsx';
import { Live } from './live/Live.tsx';
import { tellMaking } from './making.ts';
import { Matrices } from './matrix/Matrices.tsx';
import { RunProgress } from './RunProgress.tsx';
import { Formulas } from './recipe/Formulas.tsx';
import { course } from './recipe/modes.ts';
import { RecipeControls } from './recipe/RecipeControls.tsx';
import { noteOf } from './runWords.ts';
import styles from './Style.module.css';
import { Canvas } from './stage/Canvas.tsx';
import { Larger } from './stage/Larger.tsx';
import { OnePass } from './stage/OnePass.tsx';
import { Previous } from './stage/Previous.tsx';
import { Scrubber } from './stage/Scrubber.tsx';

/** Neural style transfer: the pixels of G are changed until it has the content of one picture and the style of another. */
export default function Style() {
  const status = useLikeness((state) => state.style.run.status);
  const notes = useLikeness((state) => state.style.run.notes);
  const isCourse = useLikeness((state) => state.style.recipe.formulas !== 'relative');
  const canContinue = useLikeness((state) => state.style.run.canContinue);
  const draftDone = useLikeness(({ style: { run, recipe } }) => {
    return (
      recipe.finishSide > 0 &&
      run.report !== null &&
      Math.min(run.report.width, run.report.height) > recipe.size
    );
  });
  const [compare, setCompare] = useState(100);
  const [lookBack, setLookBack] = useState<number | null>(null);
  const hasStyle = useLikeness((state) => state.style.styles.length > 0);
  const wantsCourse = useLocation()[0].startsWith('/style/course');
  const [isLive, setIsLive] = useState(false);
  const underway = isUnderway({ status });

  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each way in; the mode can be changed after.
  useEffect(() => {
    actions().style.prepare().catch(toastError);
    takeLink();
    if (wantsCourse && !isCourse && !underway) takeCourse();
  }, [wantsCourse]);

  // Two pictures dropped at once are content and style; one alone is content.
  const take = async (files: FoundFile[]) => {
    const pictures = picturesAmong(files);
    const [content, style] = pictures;
    try {
      if (files.some(({ file }) => isNetworkFile(file))) {
        await actions().styleNetworks.importFiles(files.map(({ file }) => file));
        toast(say('styleStage.networkHere'), { detail: say('styleStage.networkHereMore') });
        return;
      }
      if (content && !style && !underway && (await actions().style.restoreRecipe(content.file))) {
        toast(say('styleStage.recipeFromFile'), { detail: say('styleStage.recipeFromFileMore') });
        return;
      }
      if (underway) {
        tellMaking();
        return;
      }
      if (content) await actions().style.setContent(content.file, content.file.name);
      if (style) await actions().style.addStyle(style.file, style.file.name, true);
      if (pictures.length > 2) {
        toast(say('styleStage.twoTaken', { count: pictures.length }), {
          detail: say('styleStage.twoTakenMore'),
        });
      }
    } catch (error) {
      toastError(error);
    }
  };

  return (
    <Workbench
      title={say('app.style')}
      lead={say('styleStage.lead')}
      inspector={
        <>
          <Pictures locked={underway} />
          <RecipeControls locked={underway} />
          {isCourse && <Formulas />}
          {isCourse && <Matrices />}
          <Costs />
          <Kept locked={underway} />
        </>
      }
    >
      <DropZone
        onFiles={take}
        prompt={say('styleStage.dropPrompt')}
        paste
        className={`${styles.drop} ${isCourse ? styles.whole : ''}`}
      >
        <Stage
          bar={
            <>
              {!underway && (
                <Button
                  look="primary"
                  icon={<Sparkles />}
                  onClick={() => {
                    setLookBack(null);
                    actions().style.start().catch(toastError);
                  }}
                >
                  {say(status === 'done' ? 'styleStage.makeAgain' : 'styleStage.make')}
                </Button>
              )}
              {status === 'done' && canContinue && (
                <Button icon={<Plus />} onClick={() => actions().style.continue().catch(toastError)}>
                  {say('styleStage.moreSteps', { steps: MORE_STEPS })}
                </Button>
              )}
              {status === 'done' && canContinue && <Larger />}
              {(status === 'running' || status === 'preparing') && (
                <Button icon={<Pause />} onClick={() => actions().style.pause().catch(toastError)}>
                  {say('ui.pause')}
                </Button>
              )}
              {status === 'paused' && (
                <>
                  <Button
                    look="primary"
                    icon={<Play />}
                    onClick={() => actions().style.resume().catch(toastError)}
                  >
                    {say('ui.continue')}
                  </Button>
                  <Button icon={<SkipForward />} onClick={() => actions().style.step().catch(toastError)}>
                    {say('styleStage.oneStep')}
                  </Button>
                </>
              )}
              {underway && (
                <Button icon={<Square />} onClick={() => actions().style.stop()}>
                  {say(draftDone ? 'styleStage.stopKeepSize' : 'ui.stop')}
                </Button>
              )}
              <SaveMenu />
              {!underway && (
                <Button icon={<Video />} disabled={!hasStyle} onClick={() => setIsLive(true)}>
                  {say('styleStage.paintLive')}
                </Button>
              )}
              {!underway && <Previous />}
            </>
          }
        >
          <Canvas compare={compare} onCompare={setCompare} lookBack={lookBack} />
        </Stage>
      </DropZone>
      <OnePass />
      {isCourse && <Depths underway={underway} live={isLive} />}
      {isLive && !underway && <Live onClose={() => setIsLive(false)} />}
      <Scrubber step={lookBack} onStep={setLookBack} />
      <RunProgress />
      <Failed />
      <Unfinished locked={underway} />
      <NoRoom />
      {notes.map((note, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: notes are only ever added.
        <Notice key={at} tone="caution">
          {noteOf(note)}
        </Notice>
      ))}
    </Workbench>
  );
}

const isUnderway = ({ status }: Pick<StyleRunState, 'status'>) =>
  status === 'loading' || status === 'preparing' || status === 'running' || status === 'paused';

/** A recipe that came with the page's address is taken over once; the address is then plain again. */
function takeLink(): void {
  const url = new URL(window.location.href);
  const text = url.searchParams.get('recipe');
  if (text === null) return;
  url.searchParams.delete('recipe');
  window.history.replaceState(null, '', url);
  try {
    actions().style.restoreRecipeText(text);
    toast(say('styleStage.recipeFromLink'), { detail: say('styleStage.recipeFromLinkMore') });
  } catch (error) {
    toastError(error);
  }
}

/** The lecture leads to its own exercise. A recipe the person had set is not lost by that: it can be had back. */
function takeCourse(): void {
  const before = tunedPart(stateNow().style.recipe);
  actions().style.changeRecipe(course);
  if (!before) return;
  toast(say('styleStage.courseRecipe'), {
    detail: say('styleStage.courseRecipeMore'),
    action: {
      label: say('ui.undo'),
      run: () => {
        if (isUnderway(stateNow().style.run)) tellMaking();
        else actions().style.changeRecipe(before);
      },
    },
  });
}
