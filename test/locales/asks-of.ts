/** What forged warnings ask for, and ours never do. English and French at once: a text is held to both. */
export type Asked = 'secret' | 'call' | 'reply' | 'link' | 'money' | 'install';

const ours = '{{emergencyNumber}}';

/** Nobody who warns has a use for these; the word alone is too much. */
const secrets =
  /\b(pass ?codes?|codes?|pins?|otp|passwords?|passphrases?|numbers?|digits|cvv2?|cvc2?|iban|logins?|credentials|date of birth|maiden name|mots? de passe|mdp|cryptogrammes?|num[ée]ros?|identifiants?|rib|date de naissance|chiffres)\b|\bn°/;

const asks: Readonly<Record<Exclude<Asked, 'secret'>, RegExp>> = {
  call: /\b(call|phone|telephone|ring|dial|hotline|appelez|appeler|rappelez|téléphonez|composez|joignez|joindre)\b|\d{4,}|(\d[ .-]?){6,}/,
  reply:
    /\b(reply|respond|answer|text|press|type|send|répondez|répondre|envoyez|tapez|appuyez)\b.{0,30}\b(yes|no|y|n|stop|back|sms|oui|non|[0-9])\b/,
  link: /https?:|www\.|\bbit\.ly|\bclick|\btap (here|below)|\blinks?\b|\bqr\b|\battachments?\b|\bvisit\b|\bcliqu|\bliens?\b|pièce jointe|\brendez-vous sur\b/,
  money:
    /\b(transfer|move|send|wire|deposit|withdraw|buy|secure|pay (the|a|this)|virez|virer|transférez|transférer|déplacez|déplacer|envoyez|versez|verser|retirez|déposez|achetez|payez|réglez|sécuriser)\b.{0,50}\b(money|funds|savings|balance|cash|gift cards?|crypto|bitcoins?|accounts?|fees?|argent|fonds|économies|épargne|solde|comptes?|espèces|sommes?|cartes? cadeaux?|frais|amende)\b/,
  install: /\b(install|download|anydesk|teamviewer|remote access|screen|installez|téléchargez|prise en main|écran)\b/,
};

/** "A warning never asks for a code": to say so is not to ask. */
const denials = /\b(never asks? (you )?for|ne (vous )?demande(ra|ront|nt)? jamais)\b[^.!?;:]*/g;

/**
 * What a text asks its reader for. `mayCall`: it may name the bank's own emergency number, which a bank prints on its cards, and no other.
 */
export function asksOf(text: string, mayCall = false): readonly Asked[] {
  const known = mayCall ? text.replace(new RegExp(`\\b(call|appelez|joindre)\\b([^.]*${ours})`, 'gi'), '$2').replaceAll(ours, '') : text;
  const plain = known
    .normalize('NFKC')
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll('’', "'")
    .replaceAll(ours, ' call ')
    .replaceAll(/{{\w+}}/g, '_')
    .toLowerCase()
    .replaceAll(denials, '');
  const found = Object.entries(asks).flatMap(([asked, words]) => (words.test(plain) ? [asked as Asked] : []));
  return secrets.test(plain) ? ['secret', ...found] : found;
}
