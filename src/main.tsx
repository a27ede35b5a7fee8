import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { LanguageRoot } from './app/LanguageRoot.tsx';
import { refuseStrayDrops } from './app/strayDrops.ts';
import { reportUnhandled } from './app/unhandled.ts';
import { actions, startLikeness } from './store/react.ts';
import './ui/tokens.css';
import { languageToSpeak } from './words/choice.ts';
import { needWords, openWords } from './words/load.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
reportUnhandled(window);
refuseStrayDrops(window);
const opened = openWords(languageToSpeak());
startLikeness();
// After the first paint, and whatever else the page needs at once.
window.addEventListener('load', () =>
  setTimeout(() => {
    void actions().offline.save();
    // Where they do not load now, whoever needs them asks again.
    void needWords().catch(() => undefined);
  }, 2_000),
);
opened.then(
  () =>
    createRoot(root).render(
      <StrictMode>
        <LanguageRoot />
      </StrictMode>,
    ),
  () => {
    // words: the same in every language, since neither has come.
    root.textContent = 'Likeness could not load its words. Reload the page. 文字没有载入，请重新加载页面。';
  },
);
