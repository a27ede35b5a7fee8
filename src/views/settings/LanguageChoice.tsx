import { useState } from 'react';
import { Select } from '../../ui/fields/Select.tsx';
import { toastError } from '../../ui/messages/toasts.ts';
import { chosenLanguage, keepLanguage, languageToSpeak } from '../../words/choice.ts';
import { LANGUAGES, type Language, languageFor } from '../../words/languages.ts';
import { openWords } from '../../words/load.ts';
import { say } from '../../words/say.ts';

/** The browser's language, or one of one's own; each by its own name. */
export function LanguageChoice() {
  const [chosen, setChosen] = useState<Language | 'browser'>(chosenLanguage() ?? 'browser');
  const change = async (choice: Language | 'browser') => {
    const before = chosenLanguage();
    keepLanguage(choice === 'browser' ? null : choice);
    setChosen(choice);
    try {
      await openWords(languageToSpeak());
    } catch (error) {
      // The words that are there stay.
      keepLanguage(before);
      setChosen(before ?? 'browser');
      toastError(error);
    }
  };
  const ofBrowser = LANGUAGES[languageFor(navigator.languages)];
  return (
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
  );
}
