"""The stages of the pipeline, one a file. A stage never calls another stage."""
