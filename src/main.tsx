import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { reportUnhandled } from './app/unhandled.ts';
import { actions, startLikeness } from './store/react.ts';
import './ui/tokens.css';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
reportUnhandled(window);
startLikeness();
// After the first paint, and whatever else the page needs at once.
window.addEventListener('load', () => setTimeout(() => actions().offline.save(), 2_000));
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
