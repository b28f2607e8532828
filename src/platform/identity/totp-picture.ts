import QRCode from 'qrcode';

const SIDE_PIXELS = 220;

/** A picture that an authenticator app reads, as an address for an `img`: it comes with the page and from nowhere else. */
export async function toPicture(uri: string): Promise<string> {
  return await QRCode.toDataURL(uri, { margin: 1, width: SIDE_PIXELS });
}
