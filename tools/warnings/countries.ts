/** Where people live and go; `rate`: units of the currency per US dollar, roughly. */
export interface Country {
  readonly code: string;
  readonly currency: string;
  readonly rate: number;
  readonly lat: number;
  readonly lon: number;
}

const country = (code: string, currency: string, rate: number, lat: number, lon: number): Country => ({ code, currency, rate, lat, lon });

export const homes: readonly [Country, ...Country[]] = [
  country('US', 'USD', 1, 39.1, -94.6),
  country('GB', 'GBP', 0.8, 52.5, -1.9),
  country('DE', 'EUR', 0.92, 51.3, 9.5),
  country('FR', 'EUR', 0.92, 46.8, 2.4),
  country('JP', 'JPY', 150, 35.7, 139.7),
  country('CA', 'CAD', 1.35, 43.7, -79.4),
];

export const elsewhere: readonly [Country, ...Country[]] = [
  ...homes,
  country('ES', 'EUR', 0.92, 39.6, -0.4),
  country('IT', 'EUR', 0.92, 41.9, 12.5),
  country('PL', 'PLN', 4, 52.2, 21),
  country('TR', 'TRY', 32, 41, 29),
  country('MX', 'MXN', 18, 20.7, -103.3),
  country('TH', 'THB', 35, 13.8, 100.5),
  country('MA', 'MAD', 10, 33.6, -7.6),
];
