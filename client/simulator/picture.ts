import { crc32, deflateSync } from "node:zlib";

const WIDTH = 320;
const HEIGHT = 240;
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** So many different pictures there are, however long the simulator runs: the server keeps equal bytes once. */
export const PICTURES = 24;

/** A drawn place in the open (PNG): sky, ground, a wall and a heap in front of it, in colours and sizes that go with a number. */
export function drawPicture(number: number): Buffer {
  const shade = (step: number) => ((number * 37 + step * 53) % 97) / 97;
  const horizon = HEIGHT * (0.4 + 0.2 * shade(1));
  const [wallFrom, wallTo] = [WIDTH * 0.55 * shade(2), WIDTH * (0.55 + 0.4 * shade(3))];
  const heap = { x: WIDTH * (0.2 + 0.6 * shade(4)), y: HEIGHT * 0.85, size: 30 + 50 * shade(5) };
  const rows = Array.from({ length: HEIGHT }, (_, y) => {
    const row = Buffer.alloc(1 + WIDTH * 3);
    for (let x = 0; x < WIDTH; x += 1) {
      const isHeap = Math.hypot(x - heap.x, (y - heap.y) * 1.6) < heap.size;
      const isWall = x > wallFrom && x < wallTo && y > horizon - 60 && y < horizon + 12;
      const colour = isHeap
        ? [96 + 40 * shade(6), 84, 70]
        : isWall
          ? [196, 178 - 30 * shade(7), 160]
          : y < horizon
            ? [150 + y / 4, 190 + y / 6, 225]
            : [110 + 30 * shade(8), 122 + y / 8, 84];
      row.set(colour.map(Math.round), 1 + x * 3);
    }
    return row;
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(WIDTH, 0);
  header.writeUInt32BE(HEIGHT, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const bytes = deflateSync(Buffer.concat(rows));
  return Buffer.concat([SIGNATURE, chunk("IHDR", header), chunk("IDAT", bytes), chunk("IEND", Buffer.alloc(0))]);
}

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), content]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
