// The peer listens on every interface and asks nobody for a key: keep it on loopback. Preloaded with node --require;
// it runs once, when the server starts to listen, and touches nothing on a request's path.
const { Server } = require('node:net');

const listen = Server.prototype.listen;
Server.prototype.listen = function (first, ...rest) {
  if (typeof first === 'object') return listen.call(this, { ...first, host: '127.0.0.1' }, ...rest);
  const callback = rest.find((argument) => typeof argument === 'function');
  return listen.call(this, { port: first, host: '127.0.0.1' }, callback);
};
