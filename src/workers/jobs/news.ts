import type { WorkerNews } from './jobs.ts';

let tell: ((news: WorkerNews) => void) | null = null;
let waiting: WorkerNews[] = [];

/** Tells the page what belongs to no job; what is said before the page listens waits for it. */
export function tellPage(news: WorkerNews): void {
  if (tell) tell(news);
  else waiting.push(news);
}

/** Where news go from now on. */
export function onNews(listener: (news: WorkerNews) => void): void {
  tell = listener;
  for (const news of waiting) listener(news);
  waiting = [];
}
