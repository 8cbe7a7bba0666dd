// Many subscriptions in one process: node clients.mjs URL sse|ws COUNT FIRST POSTS PER_SOCKET
//
// Subscription i, from FIRST on, is about post i modulo POSTS. Prints "open" when the server has taken all, and then a line with
// the number of events so far whenever it is asked by a line on standard input.
import { connect } from "node:net";
import { randomBytes } from "node:crypto";
import { createInterface } from "node:readline";

const [url, transport, count, first, posts, perSocket] = process.argv.slice(2).map((arg) => (isNaN(arg) ? arg : Number(arg)));
const { hostname, port } = new URL(url);
const query = "subscription ($id: String!) { postChanged(id: $id) { text likeCount author { name followerCount } } }";
const payload = (i) => JSON.stringify({ query, variables: { id: String(i % posts) } });
let events = 0;

const dial = () =>
  new Promise((resolve, reject) => {
    const socket = connect({ host: hostname, port, noDelay: true }, () => resolve(socket));
    socket.on("error", reject);
    socket.on("close", () => {
      console.error("a connection was closed");
      process.exit(1);
    });
  });

// Whoever reads 10,000 streams in one process must not parse them: events are counted by a word that only they have.
const countWords = (chunk, word) => {
  let found = 0;
  for (let at = chunk.indexOf(word); at >= 0; at = chunk.indexOf(word, at + word.length)) found += 1;
  return found;
};

async function overEvents(i) {
  const socket = await dial();
  const body = payload(i);
  socket.write(
    `POST /graphql HTTP/1.1\r\nHost: ${hostname}:${port}\r\nContent-Type: application/json\r\nAccept: text/event-stream\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
  await new Promise((resolve) => {
    socket.once("data", resolve);
  });
  socket.on("data", (chunk) => (events += countWords(chunk, "event: next")));
}

const text = 0x81;
const ping = 0x89;
const pong = 0x8a;

/** A frame of a client: masked, as the protocol wants it. */
function frame(content, kind = text) {
  const data = Buffer.from(content);
  const head = data.length < 126 ? Buffer.from([kind, 0x80 | data.length]) : Buffer.from([kind, 0xfe, data.length >> 8, data.length & 255]);
  const mask = randomBytes(4);
  for (let i = 0; i < data.length; i++) data[i] ^= mask[i & 3];
  return Buffer.concat([head, mask, data]);
}

async function overSocket(ids) {
  const socket = await dial();
  socket.write(
    `GET /graphql HTTP/1.1\r\nHost: ${hostname}:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n` +
      `Sec-WebSocket-Key: ${randomBytes(16).toString("base64")}\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n`,
  );
  await new Promise((resolve) => {
    socket.once("data", resolve);
  });
  socket.write(frame('{"type":"connection_init"}'));
  await new Promise((resolve) => {
    socket.once("data", resolve);
  });
  let rest = Buffer.alloc(0);
  socket.on("data", (chunk) => {
    let data = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    while (data.length >= 2) {
      const head = data[1] < 126 ? 2 : data[1] === 126 ? 4 : 10;
      if (data.length < head) break;
      const size = head + (head === 2 ? data[1] : head === 4 ? data.readUInt16BE(2) : Number(data.readBigUInt64BE(2)));
      if (data.length < size) break;
      if (data[0] === ping) socket.write(frame(data.subarray(head, size), pong));
      else if (data.indexOf('"type":"next"') === head + 1) events += 1;
      data = data.subarray(size);
    }

    rest = Buffer.from(data);
  });
  for (const i of ids) {
    socket.write(frame(`{"id":"${i}","type":"subscribe","payload":${payload(i)}}`));
  }
}

const all = Array.from({ length: count }, (_, i) => first + i);
const groups = [];
for (let i = 0; i < all.length; i += transport === "ws" ? perSocket : 1) groups.push(all.slice(i, i + (transport === "ws" ? perSocket : 1)));
for (let i = 0; i < groups.length; i += 50) {
  await Promise.all(groups.slice(i, i + 50).map((group) => (transport === "ws" ? overSocket(group) : overEvents(group[0]))));
}

console.log("open");
createInterface({ input: process.stdin }).on("line", () => console.log(events));
