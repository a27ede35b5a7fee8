import { ClipboardCopy, Download, Film, Link, Save, ScrollText, Share2 } from 'lucide-react';
import { useState } from 'react';
import { LikenessError } from '../../../errors.ts';
import { actions, useLikeness } from '../../../store/react.ts';
import { instantShown } from '../../../store/style/styleState.ts';
import { Button, IconButton } from '../../../ui/buttons/Button.tsx';
import { Menu, MenuItem } from '../../../ui/buttons/Menu.tsx';
import { toast, toastError } from '../../../ui/messages/toasts.ts';
import { fileName, saveBlob } from '../../../ui/pictures/saveBlob.ts';
import { say } from '../../../words/say.ts';
import { pictureName } from '../inputs/names.ts';
import { TimeLapse } from './TimeLapse.tsx';

/** Ways to keep G: the picture with its recipe inside, the recipe alone, a link, a video. */
export function SaveMenu() {
  const made = useLikeness((state) => state.style.run.report !== null);
  const has = useLikeness((state) => made || instantShown(state.style) !== null);
  const film = useLikeness((state) => state.style.run.snapshots.length > 2);
  const name = useLikeness(({ style }) => pictureName(style));
  const [filming, setFilming] = useState(false);

  const attempt = (work: () => Promise<void>) => () => work().catch(toastError);
  const savePng = attempt(async () => {
    const png = await actions().style.png();
    if (png) saveBlob(png, `${name}.png`);
  });
  const copyPng = attempt(async () => {
    // Safari takes only what is handed over in the click itself, which a promise of the picture is.
    const png = actions()
      .style.png()
      .then((made) => made ?? Promise.reject(new LikenessError('NothingMade')));
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': png })]);
    toast(say('styleStage.pictureCopied'));
  });
  const share = attempt(async () => {
    const png = await actions().style.png();
    if (!png) return;
    const files = [new File([png], fileName(`${name}.png`), { type: 'image/png' })];
    await navigator.share({ files, title: name });
  });
  const copyLink = attempt(async () => {
    const link = new URL(window.location.href);
    link.search = `?recipe=${actions().style.recipe().text}`;
    await navigator.clipboard.writeText(link.href);
    toast(say('styleStage.linkCopied'), { detail: say('styleStage.linkCopiedMore') });
  });
  const canShare = 'canShare' in navigator && navigator.canShare({ files: [new File([], 'g.png')] });

  return (
    <>
      <IconButton label={say('styleStage.savePng')} icon={<Download />} disabled={!has} onClick={savePng} />
      <Menu trigger={<Button icon={<Save />}>{say('ui.save')}</Button>}>
        <MenuItem icon={<Download />} disabled={!has} onSelect={savePng}>
          {say(made ? 'styleStage.savePicture' : 'styleStage.saveQuick')}
        </MenuItem>
        <MenuItem icon={<ClipboardCopy />} disabled={!has} onSelect={copyPng}>
          {say('styleStage.copyPicture')}
        </MenuItem>
        {canShare && (
          <MenuItem icon={<Share2 />} disabled={!has} onSelect={share}>
            {say('styleStage.sharePicture')}
          </MenuItem>
        )}
        <MenuItem icon={<Film />} disabled={!film} onSelect={() => setFilming(true)}>
          {say('styleStage.saveTimeLapse')}
        </MenuItem>
        <MenuItem
          icon={<ScrollText />}
          onSelect={() => saveBlob(actions().style.recipe().file, `${name}.json`)}
        >
          {say('styleStage.saveRecipe')}
        </MenuItem>
        <MenuItem icon={<Link />} onSelect={copyLink}>
          {say('styleStage.copyLink')}
        </MenuItem>
      </Menu>
      {filming && <TimeLapse name={name} onClose={() => setFilming(false)} />}
    </>
  );
}
