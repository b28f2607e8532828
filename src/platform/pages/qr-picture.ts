import QRCode from 'qrcode';

const SIDE_PIXELS = 220;

/** A picture that an app or the camera of a phone reads, as an address for an `img`: it comes with the page itself. */
export async function toPicture(uri: string): Promise<string> {
  return await QRCode.toDataURL(uri, { margin: 1, width: SIDE_PIXELS });
}
