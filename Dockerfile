# Hansa as a command: `docker build -t hansa .`, `docker run --rm hansa --help`.
FROM python:3.11-slim

WORKDIR /hansa
COPY . .
RUN pip install --no-cache-dir . && rm -rf /hansa/*

RUN useradd --create-home hansa
USER hansa
WORKDIR /home/hansa

ENTRYPOINT ["hansa"]
