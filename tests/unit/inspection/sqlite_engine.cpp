// Every test of control on SQLite: the engine that a school of the cabinet is made on by itself.
