// A real mail server (npm's smtp-server), which keeps what it gets.
// node smtp-server.mjs [--port N] [--tls] [--auth]; prints where a test asks it: GET /port, GET /messages.
// --tls offers STARTTLS with a certificate that nobody has signed; --auth wants the user "graph" with the password "secret".
// Whoever is called "refused" gets nothing.
import { createServer } from "node:http";
import { SMTPServer } from "smtp-server";

const args = process.argv.slice(2);
const wantsAuth = args.includes("--auth");
const port = args.includes("--port") ? Number(args[args.indexOf("--port") + 1]) : 0;
const messages = [];

const smtp = new SMTPServer({
  disabledCommands: [...(args.includes("--tls") ? [] : ["STARTTLS"]), ...(wantsAuth ? [] : ["AUTH"])],
  allowInsecureAuth: true,
  onAuth: ({ username, password }, _, done) =>
    username === "graph" && password === "secret" ? done(null, { user: username }) : done(new Error("Wrong password")),
  onRcptTo: ({ address }, _, done) =>
    address.startsWith("refused")
      ? done(Object.assign(new Error("No such mailbox"), { responseCode: 550 }))
      : done(),
  onData: (stream, session, done) => {
    const chunks = [];
    stream.on("data", (chunk) => chunks.push(chunk));
    stream.on("end", () => {
      messages.push({
        from: session.envelope.mailFrom.address,
        to: session.envelope.rcptTo.map(({ address }) => address),
        user: session.user ?? null,
        text: Buffer.concat(chunks).toString(),
      });
      done();
    });
  },
});
// A client that breaks off is its own matter.
smtp.on("error", () => {});

smtp.listen(port, "127.0.0.1", () => {
  const control = createServer((request, response) => {
    response.writeHead(200, { "content-type": "application/json" });
    response.end(JSON.stringify(request.url === "/port" ? smtp.server.address().port : messages));
  });
  control.listen(0, "127.0.0.1", () => console.log(`http://127.0.0.1:${control.address().port}`));
});
