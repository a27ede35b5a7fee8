import * as english from '../english.ts';
import { speak } from '../say.ts';

speak('en', english);
