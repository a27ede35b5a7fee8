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

export interface Route {
  path: string;
  word: string;
  icon: LucideIcon;
  /** Null: the screen has its place but does not work yet, so it is not in the navigation. */
  screen: ComponentType | null;
}

/** Every screen in the order of the rail. Each is its own chunk: the first paint loads the shell and one screen. */
export const routes: Route[] = [
  {
    path: '/photos',
    word: 'Photos',
    icon: Images,
    screen: lazy(() => import('../views/photos/Photos.tsx')),
  },
  {
    path: '/enroll',
    word: 'Enroll',
    icon: UserPlus,
    screen: lazy(() => import('../views/enroll/Enroll.tsx')),
  },
  {
    path: '/identify',
    word: 'Identify',
    icon: UsersRound,
    screen: lazy(() => import('../views/identify/Identify.tsx')),
  },
  {
    path: '/verify',
    word: 'Verify',
    icon: ScanFace,
    screen: lazy(() => import('../views/verify/Verify.tsx')),
  },
  {
    path: '/train',
    word: 'Train',
    icon: Dumbbell,
    screen: lazy(() => import('../views/train/Train.tsx')),
  },
  {
    path: '/evaluate',
    word: 'Evaluate',
    icon: ChartSpline,
    screen: lazy(() => import('../views/evaluate/Evaluate.tsx')),
  },
  {
    path: '/style',
    word: 'Style',
    icon: Palette,
    screen: lazy(() => import('../views/style/Style.tsx')),
  },
  {
    path: '/inspect',
    word: 'Inspect',
    icon: Layers,
    screen: lazy(() => import('../views/inspect/Inspect.tsx')),
  },
  {
    path: '/convolve',
    word: 'Convolve',
    icon: Grid3x3,
    screen: lazy(() => import('../views/convolve/Convolve.tsx')),
  },
  {
    path: '/settings',
    word: 'Settings',
    icon: Settings,
    screen: lazy(() => import('../views/settings/Settings.tsx')),
  },
];
