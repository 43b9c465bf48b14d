"""The gateway: one port for gRPC, grpc-web, REST and the web app, served by Envoy.

`envoy.yaml.j2` is the one template; `python -m gateway` fills it from the environment and becomes Envoy.
"""
