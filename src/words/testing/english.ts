import { needWords, openWords } from '../load.ts';

await openWords('en');
await needWords();
