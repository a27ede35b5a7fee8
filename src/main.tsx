import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { startLikeness } from './store/react.ts';
import './ui/tokens.css';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
startLikeness();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
