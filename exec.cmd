@rem "exec" of the start script, for shells that have none of their own
@%*
