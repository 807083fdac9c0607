import { parentPort, workerData } from 'node:worker_threads'
import { fitWinModel, type WinQuestion } from './fit-win-model.ts'

parentPort?.postMessage(fitWinModel(workerData as WinQuestion))
