# The image of the service: package files, production packages, src/ and generated/, and nothing else.
# Node runs TypeScript itself, so there is nothing to build.

FROM node:24.21.0-slim AS packages
WORKDIR /app
COPY package.json package-lock.json ./
# No production package has an install script that is needed. Optional is what nobody here uses, and the TypeScript that a
# package takes for reading configuration files: thirty megabytes.
RUN npm ci --omit=dev --omit=optional --ignore-scripts --no-audit --no-fund

FROM node:24.21.0-slim
ENV NODE_ENV=production PORT=10000
WORKDIR /app
COPY --from=packages /app/node_modules node_modules
COPY package.json package-lock.json ./
COPY src src
COPY generated generated
# The files belong to root: the process cannot change its own code.
USER node
EXPOSE 10000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/health').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "src/main.ts"]
