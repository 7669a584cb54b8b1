/** What we use of the browser's speech recognition, which TypeScript's own library does not describe. */
interface Recognition extends EventTarget {
  lang: string;
  interimResults: boolean;
  start(): void;
  abort(): void;
}
interface RecognitionResults extends Event {
  readonly results: ArrayLike<ArrayLike<{ readonly transcript: string }> & { readonly isFinal: boolean }>;
}
type RecognitionMaker = new () => Recognition;

export interface Microphone {
  /** Listens for one sentence, or stops listening. */
  toggle(locale: string): void;
}

export interface MicrophoneEvents {
  /** Called with every guess; `final` once */
  readonly onText: (text: string, final: boolean) => void;
  readonly onListening: (listening: boolean) => void;
  readonly onTrouble: () => void;
}

/** null where the browser cannot recognise speech. */
export function microphoneOf({ onText, onListening, onTrouble }: MicrophoneEvents): Microphone | null {
  const names = window as { SpeechRecognition?: RecognitionMaker; webkitSpeechRecognition?: RecognitionMaker };
  const Maker = names.SpeechRecognition ?? names.webkitSpeechRecognition;
  if (Maker === undefined) return null;
  let current: Recognition | null = null;

  const listen = (locale: string) => {
    const recognition = new Maker();
    recognition.lang = locale;
    recognition.interimResults = true;
    recognition.addEventListener('result', (event) => {
      const best = (event as RecognitionResults).results[0];
      if (best !== undefined) onText(best[0]?.transcript ?? '', best.isFinal);
    });
    recognition.addEventListener('error', (event) => {
      if (!['aborted', 'no-speech'].includes((event as Event & { error?: string }).error ?? '')) onTrouble();
    });
    recognition.addEventListener('end', () => {
      current = null;
      onListening(false);
    });
    recognition.start();
    return recognition;
  };

  return {
    toggle: (locale) => {
      if (current !== null) return current.abort();
      current = listen(locale);
      onListening(true);
    },
  };
}
