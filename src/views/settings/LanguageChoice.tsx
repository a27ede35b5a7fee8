import { useEffect, useRef, useState } from 'react';
import { Select } from '../../ui/fields/Select.tsx';
import { toastError } from '../../ui/messages/toasts.ts';
import { chosenLanguage, keepLanguage, languageToSpeak } from '../../words/choice.ts';
import { LANGUAGES, type Language, languageFor } from '../../words/languages.ts';
import { openWords } from '../../words/load.ts';
import { say, spoken } from '../../words/say.ts';

/** Another language draws the page anew: who has just chosen it here goes on from here. */
let justChosen = false;

/** The browser's language, or one of one's own; each by its own name. */
export function LanguageChoice() {
  const [chosen, setChosen] = useState<Language | 'browser'>(chosenLanguage() ?? 'browser');
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (justChosen) place.current?.querySelector('button')?.focus();
    justChosen = false;
    const drawnIn = spoken();
    return () => {
      // Who leaves before the words have come is not called back here.
      if (spoken() === drawnIn) justChosen = false;
    };
  }, []);
  const change = async (choice: Language | 'browser') => {
    const before = chosenLanguage();
    keepLanguage(choice === 'browser' ? null : choice);
    setChosen(choice);
    justChosen = languageToSpeak() !== spoken();
    try {
      await openWords(languageToSpeak());
    } catch (error) {
      // The words that are there stay.
      justChosen = false;
      keepLanguage(before);
      setChosen(before ?? 'browser');
      toastError(error);
    }
  };
  const ofBrowser = LANGUAGES[languageFor(navigator.languages)];
  return (
    <div ref={place}>
      <Select
        label={say('settings.language')}
        value={chosen}
        options={[
          { value: 'browser', label: say('settings.languageBrowser', { language: ofBrowser }) },
          { value: 'en', label: LANGUAGES.en },
          { value: 'zh', label: LANGUAGES.zh },
        ]}
        onChange={change}
      />
    </div>
  );
}
