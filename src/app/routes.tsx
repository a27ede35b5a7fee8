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

export interface Route {
  path: string;
  word: string;
  icon: LucideIcon;
  /** Null: the screen has its place but does not work yet, so it is not in the navigation. */
  screen: ComponentType | null;
  /** What it is for; the rail sets groups apart. */
  group: 'people' | 'picture' | 'how' | 'app';
  /** Whether it has a place of its own on a phone; the others are under More. */
  onPhone?: true;
}

/** A screen that is drawn when what it can do is there as well. */
function study(load: () => Promise<{ default: ComponentType }>): ComponentType {
  return lazy(async () => (await Promise.all([load(), openStudies()]))[0]);
}

/** Every screen in the order of the rail. Each is its own chunk: the first paint loads the shell and one screen. */
export const routes: Route[] = [
  {
    path: '/photos',
    word: 'Photos',
    icon: Images,
    screen: lazy(() => import('../views/photos/Photos.tsx')),
    group: 'people',
    onPhone: true,
  },
  {
    path: '/identify',
    word: 'Identify',
    icon: UsersRound,
    screen: lazy(() => import('../views/identify/Identify.tsx')),
    group: 'people',
    onPhone: true,
  },
  {
    path: '/enroll',
    word: 'Enroll',
    icon: UserPlus,
    screen: lazy(() => import('../views/enroll/Enroll.tsx')),
    group: 'people',
    onPhone: true,
  },
  {
    path: '/verify',
    word: 'Verify',
    icon: ScanFace,
    screen: lazy(() => import('../views/verify/Verify.tsx')),
    group: 'people',
  },
  {
    path: '/style',
    word: 'Style',
    icon: Palette,
    screen: study(() => import('../views/style/Style.tsx')),
    group: 'picture',
    onPhone: true,
  },
  {
    path: '/inspect',
    word: 'Inspect',
    icon: Layers,
    screen: study(() => import('../views/inspect/Inspect.tsx')),
    group: 'how',
    onPhone: true,
  },
  {
    path: '/convolve',
    word: 'Convolve',
    icon: Grid3x3,
    screen: study(() => import('../views/convolve/Convolve.tsx')),
    group: 'how',
  },
  {
    path: '/train',
    word: 'Train',
    icon: Dumbbell,
    screen: study(() => import('../views/train/Train.tsx')),
    group: 'how',
  },
  {
    path: '/evaluate',
    word: 'Evaluate',
    icon: ChartSpline,
    screen: study(() => import('../views/evaluate/Evaluate.tsx')),
    group: 'how',
  },
  {
    path: '/settings',
    word: 'Settings',
    icon: Settings,
    screen: lazy(() => import('../views/settings/Settings.tsx')),
    group: 'app',
  },
];

/** Pages that lead to the screens, and have no place in the rail. */
export const pages: Pick<Route, 'path' | 'word' | 'screen'>[] = [
  { path: '/start', word: 'Start', screen: lazy(() => import('../views/start/Start.tsx')) },
  { path: '/lecture', word: 'The lecture', screen: lazy(() => import('../views/lecture/Lecture.tsx')) },
];
