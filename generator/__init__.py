"""拟稿：旧讲话进，Word 初稿出。Rooms and their order are described in docs/architecture.md."""
