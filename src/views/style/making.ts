import { toast } from '../../ui/messages/toasts.ts';
import { say } from '../../words/say.ts';

/** Told to who gives another picture while one is made. */
export function tellMaking(): void {
  toast(say('styleStage.making'), { detail: say('styleStage.makingMore') });
}
