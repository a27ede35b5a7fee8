import { median, printJson, runPage } from './harness.ts';
import type { SearchInput, SearchTimes } from './pages/faces/search.ts';

// Exact nearest people among 100,000 templates of 128 numbers: ours against face-api's FaceMatcher, same page.

const templates = 100_000;
const peerProbes = 3;
const times = await runPage<SearchInput, SearchTimes>('bench/pages/faces/search.html', {
  templates,
  probes: 10,
  peerProbes,
});

const msPerProbe = median(times.ours);
const faceMatcherMsPerProbe = median(times.faceMatcher);
printJson({
  templates,
  msPerProbe,
  faceMatcherMsPerProbe,
  ratio: faceMatcherMsPerProbe / msPerProbe,
  agree: `${times.agree} of ${peerProbes}`,
});
