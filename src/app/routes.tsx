import {
  ChartSpline,
  Dumbbell,
  Grid3x3,
  Images,
  Layers,
  type LucideIcon,
  Palette,
  ScanFace,
  Settings,
  UserPlus,
  UsersRound,
} from 'lucide-react';
import { type ComponentType, lazy } from 'react';
import { openStudies } from '../store/react.ts';
import type { KeyOf, Subject } from '../words/keys.ts';
import { needWords } from '../words/load.ts';

export interface Route {
  path: string;
  /** Its name, `app.<word>` of the catalogue. */
  word: KeyOf<'app'>;
  icon: LucideIcon;
  /** Null: the screen has its place but does not work yet, so it is not in the navigation. */
  screen: ComponentType | null;
  /** What it is for; the rail sets groups apart. */
  group: 'people' | 'picture' | 'how' | 'app';
  /** Whether it has a place of its own on a phone; the others are under More. */
  onPhone?: true;
}

type Load = () => Promise<{ default: ComponentType }>;

/** A screen that is drawn when its words are there. */
const screen = (load: Load, ...words: Subject[]) =>
  lazy(async () => (await Promise.all([load(), needWords(...words)]))[0]);

/** And when what it can do is there as well. */
const study = (load: Load, ...words: Subject[]) =>
  screen(async () => (await Promise.all([load(), openStudies()]))[0], ...words);

/** Every screen in the order of the rail. Each is its own chunk: the first paint loads the shell and one screen. */
export const routes: Route[] = [
  {
    path: '/photos',
    word: 'photos',
    icon: Images,
    screen: screen(() => import('../views/photos/Photos.tsx'), 'photos', 'people', 'media'),
    group: 'people',
    onPhone: true,
  },
  {
    path: '/identify',
    word: 'identify',
    icon: UsersRound,
    screen: screen(() => import('../views/identify/Identify.tsx'), 'identify', 'people', 'media'),
    group: 'people',
    onPhone: true,
  },
  {
    path: '/enroll',
    word: 'enroll',
    icon: UserPlus,
    screen: screen(() => import('../views/enroll/Enroll.tsx'), 'enroll', 'people', 'media'),
    group: 'people',
    onPhone: true,
  },
  {
    path: '/verify',
    word: 'verify',
    icon: ScanFace,
    screen: screen(() => import('../views/verify/Verify.tsx'), 'verify', 'people', 'media'),
    group: 'people',
  },
  {
    path: '/style',
    word: 'style',
    icon: Palette,
    screen: study(() => import('../views/style/Style.tsx'), 'style', 'styleStage', 'media', 'networks'),
    group: 'picture',
    onPhone: true,
  },
  {
    path: '/inspect',
    word: 'inspect',
    icon: Layers,
    screen: study(() => import('../views/inspect/Inspect.tsx'), 'inspect', 'media', 'networks'),
    group: 'how',
    onPhone: true,
  },
  {
    path: '/convolve',
    word: 'convolve',
    icon: Grid3x3,
    screen: study(() => import('../views/convolve/Convolve.tsx'), 'convolve', 'media'),
    group: 'how',
  },
  {
    path: '/train',
    word: 'train',
    icon: Dumbbell,
    screen: study(() => import('../views/train/Train.tsx'), 'train', 'people', 'media'),
    group: 'how',
  },
  {
    path: '/evaluate',
    word: 'evaluate',
    icon: ChartSpline,
    screen: study(() => import('../views/evaluate/Evaluate.tsx'), 'evaluate', 'people', 'media'),
    group: 'how',
  },
  {
    path: '/settings',
    word: 'settings',
    icon: Settings,
    screen: screen(() => import('../views/settings/Settings.tsx'), 'settings'),
    group: 'app',
  },
];

/** Pages that lead to the screens, and have no place in the rail. */
export const pages: Pick<Route, 'path' | 'word' | 'screen'>[] = [
  { path: '/start', word: 'start', screen: screen(() => import('../views/start/Start.tsx'), 'start') },
  {
    path: '/lecture',
    word: 'lecture',
    screen: screen(() => import('../views/lecture/Lecture.tsx'), 'terms'),
  },
];
