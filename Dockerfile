# Serves an OpenAPI document:
#
#   docker build --tag understudy .
#   docker run --rm --publish 127.0.0.1:4010:4010 --volume ./openapi.yaml:/srv/openapi.yaml:ro understudy
#
# Everything behind the image's name is an option of `understudy serve`. The document is found in /srv; what is to
# outlive the container goes to /state (--state sqlite:////state/mock.db). See docs/container.md.

FROM python:3.13-slim AS build
WORKDIR /src
COPY pyproject.toml README.md LICENSE ./
COPY mock ./mock
COPY tools ./tools
RUN pip wheel --no-cache-dir --no-deps --wheel-dir /wheels .

FROM python:3.13-slim
COPY constraints.txt /wheels/
COPY --from=build /wheels /wheels
RUN pip install --no-cache-dir --disable-pip-version-check --constraint /wheels/constraints.txt "$(ls /wheels/*.whl)[files,state,postgres,oidc]"
RUN mkdir /state && chown 1000:1000 /state
ENV PYTHONUNBUFFERED=1 XDG_CACHE_HOME=/tmp/cache
WORKDIR /srv
USER 1000:1000
EXPOSE 4010
HEALTHCHECK --interval=5s --timeout=3s --start-period=30s \
  CMD ["python", "-c", "from urllib.request import urlopen; urlopen('http://127.0.0.1:4010/__mock__/health')"]
ENTRYPOINT ["understudy", "serve", "--host", "0.0.0.0"]
