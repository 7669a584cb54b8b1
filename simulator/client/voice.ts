/** Reads answers aloud where the browser has voices. */
export interface Voice {
  /** Resolves when the sentence has been said, cut off, or cannot be said. */
  speak(text: string, locale: string): Promise<void>;
  stop(): void;
}

/** `onVoices` hears whether there are any, now and whenever that changes: browsers load them late. */
export function voiceOf(isOn: () => boolean, onVoices: (any: boolean) => void): Voice {
  const synthesis = 'speechSynthesis' in window ? window.speechSynthesis : null;
  const voices = () => synthesis?.getVoices() ?? [];
  const tell = () => onVoices(voices().length > 0);
  synthesis?.addEventListener('voiceschanged', tell);
  tell();

  return {
    speak: (text, locale) =>
      new Promise((resolve) => {
        if (synthesis === null || !isOn() || voices().length === 0 || text === '') return resolve();
        const utterance = new SpeechSynthesisUtterance(text);
        utterance.lang = locale;
        utterance.voice = bestVoice(voices(), locale);
        utterance.onend = () => resolve();
        utterance.onerror = () => resolve();
        synthesis.speak(utterance);
      }),
    stop: () => synthesis?.cancel(),
  };
}

/** The locale's own voice, else one of its language, else the browser's choice. */
function bestVoice(voices: readonly SpeechSynthesisVoice[], locale: string): SpeechSynthesisVoice | null {
  const [language] = locale.split('-');
  return voices.find(({ lang }) => lang === locale) ?? voices.find(({ lang }) => lang.startsWith(`${language}-`)) ?? null;
}
