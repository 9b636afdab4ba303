"""The HTTP face: feeds with their validators, pages with evidence, and nothing that is not in the published folder.

- `application(folder, now, log)`: the ASGI application; `running.run(app, socket, log)` serves it
"""

from datewire.server.app import application

__all__ = ["application"]
